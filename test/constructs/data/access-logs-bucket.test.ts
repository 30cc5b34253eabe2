import guide from '../../../lib/constructs/data/access-logs-bucket.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
