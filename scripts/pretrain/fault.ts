/** What is wrong with what was asked for or found, in sentences for whoever started the script: printed as they are, without a stack. */
export class Fault extends Error {
  override readonly name = 'Fault'
}
