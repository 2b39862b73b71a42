import type { JsonObject } from '../../../contracts/encoding';
import type { RegisterRow } from '../../../contracts/http';
import type { Severity } from '../../../contracts/vocabulary/code-lists';
import { countryName } from '../../../contracts/vocabulary/countries';
import { t } from '../i18n/text';
import { openCommand } from '../live/command';
import { catalogueStore, maySend } from '../live/pictures';
import { currentSession } from '../live/session';
import { Button } from '../parts/button';
import { Drawer, Fact } from '../parts/drawer';
import { SeverityMark } from '../parts/severity';
import { Time } from '../parts/time';
import { useStore } from '../parts/use-store';
import { conditionWords } from './rules-condition';

const text = (row: JsonObject, name: string) => String(row[name] ?? '');

/** Whether this person may define rules. */
export function useMayDefine() {
  const { commands } = useStore(catalogueStore);
  return maySend(
    commands.find(({ name }) => name === 'DefineAlertRule'),
    currentSession()?.roles ?? [],
  );
}
const fields = ['ruleId', 'name', 'condition', 'severity', 'ownerDesk', 'rationale'] as const;

/** A rule with its reason; a new version starts from this one, and retiring is a version that is not active. */
export function RuleDrawer({ row: { row, position }, onClose }: { row: RegisterRow; onClose: () => void }) {
  const may = useMayDefine();
  const prefill = Object.fromEntries(fields.map((name) => [name, row[name] ?? ''])) as JsonObject;
  const open = (active: boolean) =>
    openCommand('DefineAlertRule', { ...prefill, active }, undefined, `alertRule-${text(row, 'ruleId')}`);
  const countries = (row.countries as readonly string[] | undefined) ?? [];
  return (
    <Drawer
      lead={<SeverityMark severity={row.severity as Severity} quiet={row.active !== true} />}
      position={position}
      href={`/record/alertRule-${text(row, 'ruleId')}`}
      title={text(row, 'name')}
      line={t('rules.line', {
        version: Number(row.version),
        desk: text(row, 'ownerDesk'),
        state: t(row.active === true ? 'rules.active' : 'rules.retired'),
      })}
      onClose={onClose}
      buttons={
        may && (
          <div className="command-buttons">
            <Button kind="primary" onClick={() => open(true)}>
              {t('rules.newVersion')}
            </Button>
            {row.active === true && <Button onClick={() => open(false)}>{t('rules.retire')}</Button>}
          </div>
        )
      }
    >
      <section>
        <dl className="pairs">
          <Fact label={t('rules.column.condition')}>{conditionWords(row.condition as JsonObject)}</Fact>
          <Fact label={t('rules.countries')}>
            {countries.length > 0 ? countries.map(countryName).join(', ') : t('rules.anyCountry')}
          </Fact>
          <Fact label={t('rules.defined')}>
            <Time at={text(row, 'definedAt')} />
          </Fact>
        </dl>
      </section>
      <section>
        <div className="section-head">{t('rules.why')}</div>
        <p className="long-text">{text(row, 'rationale')}</p>
      </section>
    </Drawer>
  );
}
