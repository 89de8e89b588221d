/** The graphics adapter that tfjs takes: it asks in the same words. */
export const adapterHere = async (): Promise<GPUAdapter | undefined> => (await globalThis.navigator?.gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? undefined

export const nameOf = ({ vendor, architecture, description }: GPUAdapterInfo): string => [vendor, architecture, description].filter(Boolean).join(' ')
