/** A field's text as readers see it: U+2212 for the minus of the number and of its exponent. */
export function minus(text: string): string {
  return text.replace(/^-/, '\u2212').replace('e-', 'e\u2212')
}
