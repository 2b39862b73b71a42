import { navigate } from 'wouter/use-browser-location';
import { pageRealm } from '../live/realm';
import { recordPath } from '../live/record-path';

/** Goes to the page of a stream in the realm of this page. */
export const openPage = (stream: string) => navigate(`/r/${pageRealm()}${recordPath(stream)}`);
