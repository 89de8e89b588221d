/** How tabs hear that another one changed what they share. A tab does not hear itself. */
export interface Channel {
  tell(): void
  hear(listener: () => void): void
}

/** For pages without others: nobody hears and nobody tells. */
export const alone: Channel = { tell() {}, hear() {} }

/** Between the tabs of one site; silent where the page may not speak. */
export function browserChannel(name: string): Channel {
  try {
    const channel = new BroadcastChannel(name)
    return {
      tell: () => channel.postMessage('changed'),
      hear: (listener) => channel.addEventListener('message', listener),
    }
  } catch {
    return alone
  }
}
