import { Link } from 'wouter';

/** Digit groups of three as spans, so that copied text stays plain digits. */
export function Digits({ value }: { value: number }) {
  const groups = String(value).match(/\d{1,3}(?=(\d{3})*$)/g) ?? [];
  let at = 0;
  return groups.map((group) => {
    at += 1;
    return (
      <span className="group" key={at}>
        {group}
      </span>
    );
  });
}

/** A position of the log as text. */
export const PositionText = ({ value }: { value: number }) => (
  <bdi>
    #<Digits value={value} />
  </bdi>
);

/** A position of the log as a link to its event. */
export const Position = ({ value }: { value: number }) => (
  <Link href={`/register/audit-trail?at=${value}`} className="position">
    <PositionText value={value} />
  </Link>
);
