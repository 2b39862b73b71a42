import { ProblemPanel } from './state-panel';

/** The page could not start: the server did not say who is signed in. */
export const StartProblem = ({ cause, onRetry }: { cause: unknown; onRetry: () => void }) => (
  <main className="start-problem">
    <ProblemPanel cause={cause} onRetry={onRetry} />
  </main>
);
