import type { ReactNode } from 'react';
import { base64 } from '../../../contracts/seal/base64';
import { outcomeOf } from '../../verifier/file-report';
import { t } from '../i18n/text';
import { Fact } from '../parts/drawer';
import { PositionText } from '../parts/position';
import { Time } from '../parts/time';
import type { DroppedReport } from '../seal/check-dropped';
import { isoOf } from '../time/instant';
import { VerifyOutcome } from './verify-outcome';

/** What was found in a file that somebody gave. */
export function DroppedResult(report: DroppedReport) {
  const { name, note, verdict, trusted, standing, findings, missing } = report;
  return (
    <VerifyOutcome outcome={outcomeOf(report)} findings={findings} missing={missing} about={<About {...report} />}>
      <dl className="pairs">
        <Fact label={t('verify.fact.file')}>{name}</Fact>
        {note && (
          <>
            <Fact label={t('verify.origin')}>
              <code>{note.origin}</code>
            </Fact>
            <Fact label={t('verify.root')}>
              <code>{base64(note.root)}</code>
            </Fact>
          </>
        )}
        {verdict && <Fact label={t('verify.fact.witnesses')}>{witnessesOf(verdict.witnessed)}</Fact>}
        <Fact label={t('verify.fact.trusted')}>{t(`verify.trusted.${trusted}`)}</Fact>
        <Fact label={t('verify.fact.standing')}>{t(`verify.standing.${standing}`)}</Fact>
      </dl>
    </VerifyOutcome>
  );
}

/** The largest times that a note may hold are beyond what a calendar knows. */
const lastSecond = 1e11;

function witnessesOf(all: readonly { readonly witness: string; readonly time: number }[]): ReactNode {
  if (all.length === 0) return t('verify.nobody');
  return all.map(({ witness, time }) => (
    <span className="verify-witness" key={witness}>
      {witness}, {time < lastSecond ? <Time at={isoOf(time * 1000)} form="full" /> : time}
    </span>
  ));
}

/** What the file is about, in a sentence. */
function About({ kind, from = 0, to = 0, note, entry }: DroppedReport): ReactNode {
  if (kind === 'consistency') return to > 0 && <Beginning from={from} to={to} />;
  const checkpoint = note && (
    <>
      {t(kind === 'note' ? 'verify.about.note' : 'verify.under')} <PositionText value={note.size} />
    </>
  );
  if (kind === 'note' || to === 0) return checkpoint;
  return (
    <>
      {kind === 'inclusion' ? <EventPlace position={to} entry={entry} /> : <Places from={from + 1} to={to} />}{' '}
      {checkpoint}
    </>
  );
}

/** Not a claim that it is one: the verdict says whether. */
const Beginning = ({ from, to }: { from: number; to: number }) => (
  <>
    {t('verify.about.note')} <PositionText value={from} /> {t('verify.about.beginning')} <PositionText value={to} />
  </>
);

const Places = ({ from, to }: { from: number; to: number }) => (
  <>
    <PositionText value={from} /> {t('verify.about.to')} <PositionText value={to} />
  </>
);

const EventPlace = ({ position, entry }: { position: number; entry: DroppedReport['entry'] }) => (
  <>
    <PositionText value={position} />
    {entry && (
      <>
        {' '}
        {t('verify.about.entry', { type: entry.type, stream: entry.stream })} <Time at={entry.recordedAt} form="full" />
      </>
    )}
  </>
);
