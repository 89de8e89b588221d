import { elementScript } from '../embed/script.ts'

/** The element for the pages of others. `/embed/v1.js` is the same file, for those who name the version. */
export const GET = async () => new Response(await elementScript(), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
