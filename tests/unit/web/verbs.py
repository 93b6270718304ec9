"""Which verb of which law each operation of the response rooms asks for: written by hand.

An operation that is not here fails `test_every_object`: whoever adds one says who may ask for it.
"""

from tocsin import cases, directory, statements
from tocsin.runtimes import inbox

KINDS = {
    "department": "departments",
    "person": "people",
    "duty": "duties",
    "policy": "policies",
    "stakeholder": "stakeholders",
    "media_contact": "media_contacts",
    "enquiry": "enquiries",
    "expert": "experts",
    "association": "associations",
    "supplier": "suppliers",
    "leader": "leaders",
    "outreach": "outreaches",
}
_OF_CASES = {
    "case.view": "list_cases get_case get_timeline list_opening_rules list_negatives list_hours "
    "get_alike_to_case get_case_spread",
    "case.open": "open_case",
    "case.sort": "sort_case stage_case",
    "case.step": "step_case",
    "case.level": "set_case_level",
    "case.link": "link_warning",
    "case.weigh": "weigh_case",
    "case.assign": "assign_duty",
    "case.close": "close_case",
    "case.reopen": "reopen_case",
    "case.note": "note_case",
    "case.rule": "put_opening_rule",
    "task.add": "add_task",
    "task.move": "begin_task hand_task",
    "task.finish": "finish_task",
    "task.skip": "skip_task take_task_up",
    "task.order": "order_task rewire_task",
    "clock.add": "add_clock",
    "clock.meet": "meet_clock",
    "clock.stop": "stop_clock",
    "playbook.view": "list_playbooks get_playbook get_playbook_text preview_playbook",
    "playbook.put": "put_playbook",
    "report.send": "send_report",
    "report.settle": "list_reports open_case_of_report settle_report",
    "negative.add": "collect_negative",
    "negative.move": "analyse_negative assign_negative feed_negative_back respond_negative "
    "set_negative_aside",
    "handover.write": "write_handover",
    "handover.take": "take_handover",
    "meeting.plan": "plan_meeting change_meeting",
    "meeting.minute": "minute_meeting",
    "impact.score": "score_impact",
    "hours.log": "log_hours",
    "evidence.take": "take_evidence",
    "evidence.view": "list_evidence",
    "evidence.export": "export_evidence",
    "evidence.hold": "hold_evidence",
    "evidence.release": "release_hold",
    "evidence.drop": "drop_evidence",
}
_OF_STATEMENTS = {
    "fact.read": "fact_sheet fact_history",
    "fact.record": "record_fact change_fact",
    "statement.read": "list_statements get_statement list_places "
    "get_attachment list_asked_signatures list_publications list_glass_breaks get_release_plan "
    "get_case_effects list_shares "
    "get_cap",
    "statement.open": "open_statement begin_holding_statement",
    "statement.raise": "change_statement",
    "draft.write": "begin_draft rewrite_draft compose_anew keep_attachment ask_signatures",
    "draft.polish": "polish_draft",
    "draft.approve": "sign_draft",
    "draft.withdraw": "withdraw_signature",
    "draft.publish": "publish_draft",
    "draft.break_glass": "break_glass",
    "break.review": "review_glass_break",
    "publication.confirm": "confirm_publication deny_publication",
    "publication.thaw": "thaw_publication",
    "publication.cancel": "cancel_publication",
    "stakeholder_plan.write": "draw_release_plan add_turn change_turn tell_turn take_back_turn",
    "stakeholder_plan.waive": "waive_turn",
    # The case of these tests is a grave one: of others everybody may read every draft.
    "draft.read_grave": "get_draft list_draft_versions get_alike_to_draft check_words",
    "share.begin": "begin_share",
    "share.end": "end_share",
}
_OF_THE_DIRECTORY = {
    "user.list": "list_users",
    "user.add": "add_user",
    "user.change": "change_user",
    "user.end": "end_user",
    "user.link": "link_user",
    "user.forget_proofs": "forget_proofs",
    "entries.read": "list_policy_readers export_rota list_shifts "
    + " ".join(f"list_{plural}" for plural in KINDS.values()),
    "duty.at": "list_held_duties list_gaps",
    "route.keep": "put_notice_routes forget_notice_routes",
    "shift.keep": "keep_shift swap_shifts",
    "shift.remove": "remove_shift",
    "shift.import": "import_rota",
    "policy.confirm": "confirm_policy",
    **{f"{kind}.keep": f"keep_{kind}" for kind in KINDS},
    **{f"{kind}.remove": f"remove_{kind}" for kind in KINDS},
}
_OF_THE_INBOX = {"inbox.see": "get_inbox", "inbox.acknowledge": "acknowledge_mine"}
_LAWS = (
    (_OF_CASES, cases.LAW),
    (_OF_STATEMENTS, statements.law.LAW),
    (_OF_THE_DIRECTORY, directory.law.LAW),
    (_OF_THE_INBOX, inbox.law.LAW),
)
# Who may ask for what: the operation, and the roles that its verb grants.
MAY = {
    operation: law[verb]
    for told, law in _LAWS
    for verb, operations in told.items()
    for operation in operations.split()
}
