import { Module } from '@nestjs/common';
import { CampaignFactsReader } from '@app/campaigns/contracts';
import { OrganisationFactsReader } from '@app/organisation/contracts';
import { InitiativeAuthority } from './facts/initiative-authority.js';
import { InitiativeFactsReader } from './facts/initiative-facts-reader.js';
import { InitiativeReaders } from './facts/initiative-readers.js';
import { InitiativeDecisionFacts } from './facts/initiative-decision-facts.js';
import { CardResponses } from './read/initiative-card/card-responses.js';
import { GetDraftHandler } from './read/initiative-card/get-draft.handler.js';
import { GetInitiativeController } from './read/initiative-card/get-initiative.controller.js';
import { GetInitiativeHandler } from './read/initiative-card/get-initiative.handler.js';
import { GetMemberPageHandler } from './read/initiative-card/get-member-page.handler.js';
import { GetReviewQueueHandler } from './read/initiative-card/get-review-queue.handler.js';
import { InitiativeDraftsController } from './read/initiative-card/initiative-drafts.controller.js';
import { ListDraftsHandler } from './read/initiative-card/list-drafts.handler.js';
import { ListInitiativesController } from './read/initiative-card/list-initiatives.controller.js';
import { ListInitiativesHandler } from './read/initiative-card/list-initiatives.handler.js';
import { ListMemberInitiativesHandler } from './read/initiative-card/list-member-initiatives.handler.js';
import { MemberInitiativesController } from './read/initiative-card/member-initiatives.controller.js';
import { ReviewQueueController } from './read/initiative-card/review-queue.controller.js';
import { GetInitiativeHistoryController } from './read/initiative-history/get-initiative-history.controller.js';
import { GetInitiativeHistoryHandler } from './read/initiative-history/get-initiative-history.handler.js';
import { ApproveInitiativeController } from './write/approve-initiative/approve-initiative.controller.js';
import { ApproveInitiativeHandler } from './write/approve-initiative/approve-initiative.handler.js';
import { MarkDuplicateController } from './write/mark-duplicate/mark-duplicate.controller.js';
import { MarkDuplicateHandler } from './write/mark-duplicate/mark-duplicate.handler.js';
import { RecordBenefitAssessmentController } from './write/record-benefit-assessment/record-benefit-assessment.controller.js';
import { RecordBenefitAssessmentHandler } from './write/record-benefit-assessment/record-benefit-assessment.handler.js';
import { RecordRecognitionController } from './write/record-recognition/record-recognition.controller.js';
import { RecordRecognitionHandler } from './write/record-recognition/record-recognition.handler.js';
import { RejectInitiativeController } from './write/reject-initiative/reject-initiative.controller.js';
import { RejectInitiativeHandler } from './write/reject-initiative/reject-initiative.handler.js';
import { RemoveDuplicateLinkController } from './write/remove-duplicate-link/remove-duplicate-link.controller.js';
import { RemoveDuplicateLinkHandler } from './write/remove-duplicate-link/remove-duplicate-link.handler.js';
import { ResubmitInitiativeController } from './write/resubmit-initiative/resubmit-initiative.controller.js';
import { ResubmitInitiativeHandler } from './write/resubmit-initiative/resubmit-initiative.handler.js';
import { ReturnForRevisionController } from './write/return-for-revision/return-for-revision.controller.js';
import { ReturnForRevisionHandler } from './write/return-for-revision/return-for-revision.handler.js';
import { SaveDraftController } from './write/save-draft/save-draft.controller.js';
import { SaveDraftHandler } from './write/save-draft/save-draft.handler.js';
import { StartReviewController } from './write/start-review/start-review.controller.js';
import { StartReviewHandler } from './write/start-review/start-review.handler.js';
import { SubmitInitiativeController } from './write/submit-initiative/submit-initiative.controller.js';
import { SubmitInitiativeHandler } from './write/submit-initiative/submit-initiative.handler.js';
import { WithdrawInitiativeController } from './write/withdraw-initiative/withdraw-initiative.controller.js';
import { WithdrawInitiativeHandler } from './write/withdraw-initiative/withdraw-initiative.handler.js';

/**
 * Needs from global modules: CqrsModule, EventStore, EventCodec, CommandExecutor, StreamStateCache, ViewStore, StreamHistory,
 * NameDirectory and, for its controllers, the HTTP edge.
 */
@Module({
  controllers: [
    GetInitiativeController,
    InitiativeDraftsController,
    ListInitiativesController,
    MemberInitiativesController,
    ReviewQueueController,
    GetInitiativeHistoryController,
    ApproveInitiativeController,
    MarkDuplicateController,
    RecordBenefitAssessmentController,
    RecordRecognitionController,
    RejectInitiativeController,
    RemoveDuplicateLinkController,
    ResubmitInitiativeController,
    ReturnForRevisionController,
    SaveDraftController,
    StartReviewController,
    SubmitInitiativeController,
    WithdrawInitiativeController,
  ],
  providers: [
    // Other contexts' facts come by their contracts; they hold nothing but what the streams say.
    OrganisationFactsReader,
    CampaignFactsReader,
    InitiativeAuthority,
    InitiativeFactsReader,
    InitiativeReaders,
    InitiativeDecisionFacts,
    CardResponses,
    GetDraftHandler,
    GetInitiativeHandler,
    GetMemberPageHandler,
    GetReviewQueueHandler,
    ListDraftsHandler,
    ListInitiativesHandler,
    ListMemberInitiativesHandler,
    GetInitiativeHistoryHandler,
    ApproveInitiativeHandler,
    MarkDuplicateHandler,
    RecordBenefitAssessmentHandler,
    RecordRecognitionHandler,
    RejectInitiativeHandler,
    RemoveDuplicateLinkHandler,
    ResubmitInitiativeHandler,
    ReturnForRevisionHandler,
    SaveDraftHandler,
    StartReviewHandler,
    SubmitInitiativeHandler,
    WithdrawInitiativeHandler,
  ],
})
export class InitiativesModule {}
