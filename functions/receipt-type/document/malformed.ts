import { Refusal } from '../../refusal.ts';

/** A document that is not well-formed, at the place where reading it stopped. */
export function malformedAt(text: string, offset: number, message: string): Refusal {
  const { line, column } = positionOf(text, offset);
  return new Refusal('MalformedDocument', `Malformed document at line ${line}, column ${column}: ${message}`, {
    line,
    column,
  });
}

/** Lines and columns count from 1; a line ends with LF, CRLF or CR. */
export function positionOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let index = 0; index < offset; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) {
      line++;
      start = index + 1;
    }
  }
  return { line, column: offset - start + 1 };
}
