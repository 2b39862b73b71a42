import type { RecordAnswer } from '../../../contracts/http';
import { t } from '../i18n/text';
import { KeyHint } from './key-hint';
import { useKeys } from './keys';
import { shortStream } from './name';

/** What the page watches, and its keys. */
export function RecordFooter({ stream, record }: { stream: string; record: RecordAnswer | undefined }) {
  useKeys('record.keys', [{ keys: 'Esc', label: 'frame.hint.back', run: () => history.back() }]);
  return (
    <>
      <span>
        {record
          ? t('record.watches', { stream: shortStream(stream), revision: String(record.revision) })
          : shortStream(stream)}
      </span>
      <span className="footer-keys">
        <span>
          <KeyHint>c</KeyHint> {t('frame.hint.copy')}
        </span>
        <span>
          <KeyHint>Esc</KeyHint> {t('frame.hint.back')}
        </span>
      </span>
    </>
  );
}
