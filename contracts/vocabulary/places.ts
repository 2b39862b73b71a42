/** How exactly a place is known, from the finest to the coarsest. */
export const placePrecisions = ['exact', 'locality', 'admin2', 'admin1', 'country'] as const;
export const shownPrecisions = ['exact', 'admin2', 'admin1', 'country'] as const;

/** The coarser of two precisions of a place. */
export const coarser = (a: string, b: string): string => {
  const order: readonly string[] = placePrecisions;
  return order.indexOf(a) > order.indexOf(b) ? a : b;
};
