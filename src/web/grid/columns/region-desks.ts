/** Desks that follow a region, in the order in which boards show their regions. */
export const regionDesks: readonly string[] = ['AF', 'NEA', 'SCA', 'EAP', 'EUR', 'WHA'];

/** Place of a desk's region among the groups of a board; a desk without a region stands after them. */
export const regionRank = (desk: string): number =>
  regionDesks.includes(desk) ? regionDesks.indexOf(desk) : regionDesks.length;
