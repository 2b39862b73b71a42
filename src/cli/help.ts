export const helpOf = () => '';
