import { buildPackage } from '../lib/packaging/build';

void buildPackage(`${__dirname}/..`);
