/** Something is other than before, or all of it was forgotten. */
export type News = 'changed' | 'forgotten'

/** How tabs hear that another one changed what they share. A tab does not hear itself. */
export interface Channel {
  tell(news?: News): void
  hear(listener: (news: News) => void): void
}

/** For pages without others: nobody hears and nobody tells. */
export const alone: Channel = { tell() {}, hear() {} }

/** Between the tabs of one site; silent where the page may not speak. */
export function browserChannel(name: string): Channel {
  try {
    const channel = new BroadcastChannel(name)
    return {
      tell: (news: News = 'changed') => channel.postMessage(news),
      hear: (listener) => channel.addEventListener('message', ({ data }) => listener(data)),
    }
  } catch {
    return alone
  }
}
