const pattern = /^\/r\/([a-z][a-z0-9-]*)(\/|$)/;

/** The realm named in the address; `live` outside `/r/`. */
export const realmOf = (pathname: string) => pattern.exec(pathname)?.[1] ?? 'live';

/** The realm of this page; switching it is a full navigation. */
export const pageRealm = () => realmOf(globalThis.location?.pathname ?? '/');
