import { showValue } from './fault.ts';
import type { ParameterDeclaration, Template } from './template.ts';

export type ParameterValue = string | number | readonly string[];

/** CDK adds it for a rule that is not asked on one machine; nothing else refers to it. */
const bootstrapVersion = 'BootstrapVersion';

export interface ParameterFault {
  readonly name: string;
  readonly message: string;
}

/** The parameters' values: those given, else their defaults. */
export function parameterValues(
  declarations: Template['Parameters'],
  given: Readonly<Record<string, string>>,
): { values: ReadonlyMap<string, ParameterValue>; faults: readonly ParameterFault[] } {
  const values = new Map<string, ParameterValue>();
  const faults: ParameterFault[] = [];
  for (const [name, declaration] of Object.entries(declarations)) {
    if (name === bootstrapVersion) continue;
    const text = given[name] ?? declaration.Default?.toString();
    if (text === undefined) {
      faults.push({ name, message: 'This parameter has no default and no value was given' });
      continue;
    }
    const fault = checkParameter(declaration, text);
    if (fault !== undefined) faults.push({ name, message: fault });
    values.set(name, convert(declaration.Type, text));
  }
  return { values, faults };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const types: ReadonlySet<string> = new Set(['String', 'Number', 'CommaDelimitedList', 'List<Number>']);

function checkParameter(declaration: ParameterDeclaration, text: string): string | undefined {
  const { Type, AllowedPattern, AllowedValues, ConstraintDescription } = declaration;
  if (!types.has(Type)) return `Parameter type "${Type}" is not carried out; known are ${[...types].join(', ')}`;
  const because = ConstraintDescription === undefined ? '' : `: ${ConstraintDescription}`;
  const refuse = (what: string): string => `Value ${showValue(text)} ${what}${because}`;
  if (Type === 'Number' && !isNumber(text)) return refuse('is not a number');
  if (Type === 'List<Number>' && !split(text).every(isNumber)) return refuse('is not a list of numbers');
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(text)) {
    return refuse(`does not match AllowedPattern ${AllowedPattern}`);
  }
  if (AllowedValues && !AllowedValues.some((allowed) => String(allowed) === text)) {
    return refuse(`is not one of AllowedValues ${showValue(AllowedValues)}`);
  }
  return checkBounds(declaration, text, refuse);
}

function checkBounds(
  { Type, MinLength, MaxLength, MinValue, MaxValue }: ParameterDeclaration,
  text: string,
  refuse: (what: string) => string,
): string | undefined {
  if (MinLength !== undefined && text.length < MinLength) return refuse(`is shorter than MinLength ${MinLength}`);
  if (MaxLength !== undefined && text.length > MaxLength) return refuse(`is longer than MaxLength ${MaxLength}`);
  if (Type !== 'Number') return undefined;
  if (MinValue !== undefined && Number(text) < MinValue) return refuse(`is less than MinValue ${MinValue}`);
  if (MaxValue !== undefined && Number(text) > MaxValue) return refuse(`is greater than MaxValue ${MaxValue}`);
  return undefined;
}

function convert(type: string, text: string): ParameterValue {
  if (type === 'Number') return Number(text);
  return type === 'CommaDelimitedList' || type === 'List<Number>' ? split(text) : text;
}

function split(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}
