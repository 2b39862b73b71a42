import './platform/runtime';
import { main } from './cli/main';

void main(['serve', ...process.argv.slice(2)]);
