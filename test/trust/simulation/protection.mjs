/** What keeps the log and its followers right, each part where a control takes it away. */
export const whole = {
  /** Events as they leave a node. */
  proposed: (events) => events,
  /** The newest events that a node remembers, as its followers see them. */
  ring: (ring) => ring,
  /** Whether events behind a position may be added to a memory that ends at `head`. */
  follows: (after, head) => after === head,
  /** Whether the store answers an append before it is on the disk. */
  answersFirst: false,
};

/** Event ids that do not derive from their command: nothing knows a repetition. */
export const randomIds = {
  ...whole,
  proposed: (events, world) => events.map((event) => ({ ...event, id: world.uuid() })),
};

/** A follower that is further behind than its node remembers gets what is remembered. */
export const forgottenSkipped = {
  ...whole,
  ring: (ring) => ({ after: (position, bounds) => ring.after(Math.max(position, ring.floor), bounds) }),
};

/** Word of a commit is taken as it comes, although the word before it was lost. */
export const wordUnchecked = { ...whole, follows: () => true };

export const answersFirst = { ...whole, answersFirst: true };
