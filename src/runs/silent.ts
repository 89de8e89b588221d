/** The classes that an answer never names, in order: an empty column of the confusion matrix. @param answers one class for each image, 0 … classes − 1 */
export function silentClasses(answers: Iterable<number>, classes = 10): number[] {
  const named = new Set(answers)
  return Array.from({ length: classes }, (_, label) => label).filter((label) => !named.has(label))
}
