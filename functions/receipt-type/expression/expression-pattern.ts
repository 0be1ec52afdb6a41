import type { RE2JS } from 're2js';
import { checkedPattern, nativePattern, re2Pattern, type PatternFlags } from '../pattern/linear-pattern.ts';

/** What JSONata asks of a match. */
type Match = (string | undefined)[] & { index: number };

type Engine = { readonly native: RegExp } | { readonly re2: RE2JS };

const engines = new WeakMap<RegExp, Engine>();

/** A regular expression of JSONata's, matched in linear time. It is always global: it goes on where it stopped. */
export class LinearRegExp {
  lastIndex = 0;
  readonly #engine: Engine;

  /** @throws {PatternError} */
  constructor(pattern: RegExp) {
    this.#engine = engines.get(pattern) ?? engineOf(pattern);
    // JSONata makes one for every step that it is evaluated in.
    engines.set(pattern, this.#engine);
  }

  exec(text: string): Match | null {
    return 'native' in this.#engine
      ? this.#execNative(this.#engine.native, text)
      : this.#execRe2(this.#engine.re2, text);
  }

  #execNative(native: RegExp, text: string): Match | null {
    native.lastIndex = this.lastIndex;
    const match = native.exec(text);
    this.lastIndex = native.lastIndex;
    return match;
  }

  #execRe2(re2: RE2JS, text: string): Match | null {
    const matcher = re2.matcher(text);
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) {
      this.lastIndex = 0;
      return null;
    }
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? undefined);
    this.lastIndex = matcher.end();
    return Object.assign(groups, { index: matcher.start() });
  }
}

function engineOf({ source, flags }: RegExp): Engine {
  const asked: PatternFlags = { ignoreCase: flags.includes('i'), multiline: flags.includes('m') };
  const node = checkedPattern(source);
  const native = nativePattern(node, asked, 'g');
  return native ? { native } : { re2: re2Pattern(node, asked) };
}
