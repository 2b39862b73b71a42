/** Age of the last heartbeat above which a picture is LATE, in milliseconds. */
export const lateMs = 5000;
/** Age of the last heartbeat from which it is STALE. */
export const staleMs = 9000;
/** Lag of a board above which it is LAGGING. */
export const laggingMs = 2000;
/** How often the state is looked at without any frame. */
export const checkEveryMs = 500;
