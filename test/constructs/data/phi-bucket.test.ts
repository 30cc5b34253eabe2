import guide from '../../../lib/constructs/data/phi-bucket.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
