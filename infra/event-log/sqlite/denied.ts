/** True for the driver's codes of a file or folder that this process has no right to write. */
export const isDenied = (code: string) => /^SQLITE_(READONLY|PERM|AUTH)/.test(code);
