import guide from '../../../lib/constructs/edge/private-api.guide';
import { guideCases } from '../../support/guide-cases';

guideCases(guide);
