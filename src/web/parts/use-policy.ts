import { defaultPolicies, type PolicyName, type PolicyValues } from '../../../contracts/policies';
import { useBoardView, useWatched } from './use-board';

/** The value of a policy in force, as it changes; undefined until the board of policies has arrived. */
export function usePolicy<Name extends PolicyName>(name: Name): PolicyValues[Name] | undefined {
  const store = useWatched('policies');
  const { complete } = useBoardView(store);
  if (!complete) return undefined;
  const value = store.row(name)?.row.value;
  return typeof value === 'string' ? (JSON.parse(value) as PolicyValues[Name]) : defaultPolicies[name];
}
