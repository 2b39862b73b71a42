import { t } from '../i18n/text';
import { saveFile } from '../live/save-file';
import type { SealEvidence } from '../live/seal-outcome';
import { Button } from './button';

const both = ['kept', 'served'] as const;

/** One button for each checkpoint that there is; both are notes that any verifier reads. */
export function EvidenceButtons({ evidence }: { evidence: SealEvidence }) {
  return both.map((which) => {
    const note = evidence[which];
    return (
      note !== undefined && (
        <Button key={which} onClick={() => saveFile(`watchfloor_${which}_checkpoint.note`, note)}>
          {t(`seal.bar.${which}`)}
        </Button>
      )
    );
  });
}
