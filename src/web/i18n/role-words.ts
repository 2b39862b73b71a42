/** A role as people say it. */
export const roleWords = (role: string): string => role.replaceAll('-', ' ');
