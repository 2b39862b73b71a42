import { roleWords } from '../i18n/role-words';
import { t } from '../i18n/text';
import { Name } from './name';

/** Who acted, and in which role; what rules and clocks did is said to be the system's, which is no person. */
export const Person = ({ id, role }: { id: string; role: string }) =>
  role === 'system' ? (
    t('frame.system')
  ) : (
    <>
      <Name category="user" id={id} />, {roleWords(role)}
    </>
  );
