import { contract } from './contract';
import { openSqlite } from './sqlite-subject';

contract({
  name: 'sqlite',
  open: openSqlite,
  notApplicable: {
    79: 'whoever follows looks at the file by itself, five times a second: there is no other side that could fall silent',
    87: 'a file holds events of the application only: there are no events of others',
  },
});
