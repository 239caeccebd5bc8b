/**
 * An address of the course as a link: `/leaks/` under the base path that the site is built for.
 * Every internal link and every file of public/ goes through here.
 */
export function href(address: string): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + address;
}
