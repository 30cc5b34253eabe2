import guide from '../../../lib/constructs/data/service-logs-bucket.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
