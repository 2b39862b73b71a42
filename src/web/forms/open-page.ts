import { navigate } from 'wouter/use-browser-location';
import { pageRealm } from '../live/realm';

/** Goes to the page of a stream in the realm of this page. */
export function openPage(stream: string) {
  const [category, id] = [stream.slice(0, stream.indexOf('-')), stream.slice(stream.indexOf('-') + 1)];
  navigate(`/r/${pageRealm()}${category === 'crisis' ? `/crisis/${id}` : `/record/${stream}`}`);
}
