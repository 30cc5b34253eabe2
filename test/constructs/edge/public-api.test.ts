import guide from '../../../lib/constructs/edge/public-api.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
