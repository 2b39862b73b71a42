import { placeOf } from '../../../contracts/verification';
import { t } from '../i18n/text';
import { Digits, Position } from '../parts/position';

/** Where a finding shows: a link to the event, or which checkpoint it is about. */
export function FindingPlace(finding: { readonly code: string; readonly index: number }) {
  const place = placeOf(finding);
  if (place.kind === 'event') return <Position value={place.position} />;
  if (place.size === undefined) return t('verify.checkpoint');
  return (
    <>
      {t('verify.size')} <Digits value={place.size} />
    </>
  );
}
