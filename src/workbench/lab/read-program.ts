/** The sandbox takes no more; in characters. */
const LONGEST = 1_000_000;

/**
 * The text of a program that was dropped or chosen.
 * @throws Error that says what was expected, what was found, and what to do.
 */
export async function readProgram(file: Pick<File, 'name' | 'size' | 'text'>): Promise<string> {
  if (file.size > LONGEST) {
    throw new Error(
      `Expected a program of at most ${LONGEST.toLocaleString('en')} characters, found ${file.size.toLocaleString('en')} bytes in ${file.name}. Cut out the part that leaks.`,
    );
  }
  let text: string;
  try {
    text = await file.text();
  } catch {
    throw new Error(`${file.name} could not be read. Is it a folder? Choose a JavaScript file.`);
  }
  if (text.includes('\0')) {
    throw new Error(`Expected JavaScript, found bytes that are no text in ${file.name}.`);
  }
  return text.replaceAll('\r\n', '\n').trimEnd();
}
