/** A height in the words of other systems that size frames: Canvas and PreTeXt (lti), Medium and Embedly, AMP. */
export function heights(height: number, address: string): readonly unknown[] {
  return [
    { subject: 'lti.frameResize', height },
    JSON.stringify({ src: address, context: 'iframe.resize', height }),
    { sentinel: 'amp', type: 'embed-size', height },
  ]
}

/**
 * The words of SPLICE (cssplice.org), which Runestone, PreTeXt and Doenet read: a score from 0 to 1 beside the state,
 * and a request for a state kept earlier, whose answer is taken when it comes and never waited for.
 */
export function splice(activity: string, newId: () => string) {
  const request = newId()
  return {
    ask: { subject: 'SPLICE.getState', activity_id: activity, message_id: request },
    report: (score: number, state: unknown) => ({ subject: 'SPLICE.reportScoreAndState', activity_id: activity, message_id: newId(), score, state }),
    /** The state in an answer to our request, else undefined. */
    answered(data: unknown): unknown {
      if (typeof data !== 'object' || data === null) return undefined
      const own = (key: string) => (Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined)
      return own('subject') === 'SPLICE.getState.response' && own('message_id') === request ? own('state') : undefined
    },
  }
}
