import { t } from '../i18n/text';
import { announce } from '../live/announce';
import { Icon } from './icon';
import { shortId } from './name';

/** An id as people can say it; pressing it copies the whole one. */
export function CopyId({ id }: { id: string }) {
  const copy = () => void navigator.clipboard?.writeText(id).then(() => announce(t('frame.idCopied')));
  return (
    <button
      type="button"
      className="copy-id"
      title={id}
      aria-label={t('frame.copyId', { id: shortId(id) })}
      onClick={copy}
    >
      {shortId(id)} <Icon name="copy" size={12} />
    </button>
  );
}
