/** Structured log lines: one JSON object a line, so that a person can read them and a tool can filter them. */
export interface Log {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** The same log, speaking for one part of the system, e.g. `lambda`. */
  component(name: string): Log;
}

export type LogFields = Readonly<Record<string, unknown>>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

const severity: Readonly<Record<LogLevel, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

export interface LogOptions {
  /** Lines below it are dropped. */
  readonly level: LogLevel;
  readonly component: string;
  readonly nowMs: () => number;
  /** Takes one whole line, its end included. */
  readonly write: (line: string) => void;
}

/** The machine's own log: standard error, from `info` upwards unless told otherwise. */
export function standardErrorLog(options: { component: string; level?: LogLevel }): Log {
  return openLog({
    level: options.level ?? 'info',
    component: options.component,
    nowMs: Date.now,
    write: (line) => process.stderr.write(line),
  });
}

export function openLog(options: LogOptions): Log {
  const write = (level: LogLevel, message: string, fields: LogFields | undefined): void => {
    if (severity[level] < severity[options.level]) return;
    options.write(formatLine(options, level, message, fields));
  };
  return {
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
    component: (component) => openLog({ ...options, component }),
  };
}

function formatLine(options: LogOptions, level: LogLevel, message: string, fields: LogFields | undefined): string {
  const line = { level, time: new Date(options.nowMs()).toISOString(), component: options.component, message };
  return `${JSON.stringify(fields ? { ...line, fields } : line, errorAsObject)}\n`;
}

/** An error's own members do not enumerate: without this it would be logged as `{}`. */
function errorAsObject(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { name, message, stack, ...(cause !== undefined && { cause }) };
}
