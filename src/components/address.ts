/** The address of a page or file of this site, from its path without a leading slash; holds under any base. */
export function address(path: string): string {
  return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`
}
