import { randomInt } from 'node:crypto';
import { z } from 'zod';

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
const lengthDefault = 32;
const lengthMax = 4_096;
const flag = z.union([z.boolean(), z.stringbool()]).default(false);

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-secretsmanager-secret-generatesecretstring.html */
export const generateSecretString = z.strictObject({
  PasswordLength: z.coerce.number().int().min(1).max(lengthMax).default(lengthDefault),
  ExcludeCharacters: z.string().default(''),
  ExcludeLowercase: flag,
  ExcludeNumbers: flag,
  ExcludePunctuation: flag,
  ExcludeUppercase: flag,
  IncludeSpace: flag,
  RequireEachIncludedType: z.union([z.boolean(), z.stringbool()]).default(true),
  SecretStringTemplate: z.string().optional(),
  GenerateStringKey: z.string().optional(),
});
export type GenerateSecretString = z.output<typeof generateSecretString>;

/** The secret's first value: a password, or the template with the password in it. */
export function generatedSecretString(request: GenerateSecretString): string {
  const password = generatedPassword(request);
  const { SecretStringTemplate: template, GenerateStringKey: key } = request;
  if (template === undefined || key === undefined) return password;
  return JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(JSON.parse(template)), [key]: password });
}

function generatedPassword(request: GenerateSecretString): string {
  const types = includedTypes(request);
  const all = types.join('');
  if (all === '') throw new Error('GenerateSecretString excludes every character.');
  const required = request.RequireEachIncludedType ? types : [];
  if (required.length > request.PasswordLength) {
    throw new Error(
      `GenerateSecretString cannot put ${required.length} types into ${request.PasswordLength} characters.`,
    );
  }
  const characters = required.map(pick);
  while (characters.length < request.PasswordLength) characters.push(pick(all));
  return shuffled(characters).join('');
}

function includedTypes(request: GenerateSecretString): string[] {
  const types = [
    request.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    request.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    request.ExcludeNumbers ? '' : '0123456789',
    request.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    request.IncludeSpace ? ' ' : '',
  ];
  return types
    .map((type) => [...type].filter((character) => !request.ExcludeCharacters.includes(character)).join(''))
    .filter((type) => type !== '');
}

function pick(characters: string): string {
  return characters.charAt(randomInt(characters.length));
}

function shuffled(characters: readonly string[]): string[] {
  const result: string[] = [];
  for (const character of characters) result.splice(randomInt(result.length + 1), 0, character);
  return result;
}
