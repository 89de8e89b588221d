/** Why a text is no value or no formula: a sentence for the reader that names the text and what is allowed. */
export interface Fault {
  readonly fault: string
}

/** A text as it may stand in a message: at most 40 characters, so that a reader can still see what they typed. */
export function quote(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 37)}…` : text
  return `“${shown}”`
}
