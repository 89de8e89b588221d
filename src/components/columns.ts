/** The class of a column by what stands in it: figures are set right (`r`), words left (none). */
export const sideOf = (cells: readonly string[]): 'r' | undefined => (cells.every((cell) => /^[\d.,]+$/.test(cell)) ? 'r' : undefined)
