"""Publishing and reading back, on SQLite and on PostgreSQL."""

from __future__ import annotations

import runpy
from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from tally.directory import Directory, Programme, Unit
from tally.errors import Conflict, StoreUnavailable, TallyError
from tally.findings import Finding
from tally.intake.reading import Answers, Reading, reader_version
from tally.keeping.sample import sample_store
from tally.paths import resource
from tally.store import history, open_store
from tally.store.changes import between
from tests.readings import APRIL, MARCH, MAY, publish, publish_directory, summary


def valid_of(table) -> dict[str, int]:
    return dict(zip(table["unit"], table["valid"].tolist(), strict=True))


def test_state_at_a_date_is_what_was_published_up_to_then(store):
    publish(store, {"YK": 96, "KS": 13}, MARCH)
    publish(store, {"YK": 244, "KS": 15}, MAY)
    assert valid_of(store.state("2022", APRIL)) == {"YK": 96, "KS": 13}
    assert valid_of(store.state("2022")) == {"YK": 244, "KS": 15}
    assert store.dates("2022") == [MARCH, MAY]


def test_one_units_file_replaces_that_unit_only(store):
    publish(store, {"YK": 244, "KS": 15})
    publish(store, {"KS": 20})
    assert valid_of(store.state("2022")) == {"YK": 244, "KS": 20}


def test_older_figures_published_later_do_not_replace_newer_ones(store):
    publish(store, {"YK": 244}, MAY)
    publish(store, {"YK": 96}, MARCH)
    assert valid_of(store.state("2022")) == {"YK": 244}
    assert valid_of(store.state("2022", APRIL)) == {"YK": 96}


def test_series_carries_each_unit_forward(store):
    publish(store, {"YK": 96, "KS": 13}, MARCH)
    publish(store, {"YK": 213}, APRIL)
    publish(store, {"TD": 78}, MAY)
    series = store.series("2022")
    assert list(series.columns) == ["date", "unit", "valid", "invalid", "pending", "quota", "as_of"]
    for day in (MARCH, APRIL, MAY):
        there, state = series[series["date"] == day], store.state("2022", day)
        assert valid_of(there) == valid_of(state)
        assert dict(zip(there["unit"], there["as_of"], strict=True)) == dict(
            zip(state["unit"], state["as_of"], strict=True)
        )


def test_series_of_nothing_is_empty(store):
    assert store.series("2022").empty
    assert store.state("2022").empty
    assert store.empty()


def test_blank_quota_stays_blank(store):
    reading, source = summary({"YK": 1}, quota=None)
    store.publish(reading, period="2022", as_of=MAY, who="Lan", source=source)
    assert store.state("2022")["quota"].isna().all()
    assert store.series("2022")["quota"].isna().all()


def test_register_after_a_summary_keeps_the_quota_that_was_printed(store):
    first, first_source = summary({"YK": 213, "KS": 13})
    second, second_source = summary({"YK": 244}, quota=None)
    options = {"period": "2023", "who": "Lan"}
    store.publish(first, as_of=APRIL, source=first_source, **options)
    store.publish(replace(second, kind="register"), as_of=MAY, source=second_source, **options)
    assert store.state("2023")[["unit", "valid", "quota"]].values.tolist() == [["YK", 244, 100], ["KS", 13, 100]]
    assert store.series("2023")["quota"].tolist() == [100] * 4
    assert store.tidy("v_progress").query("sent == 1")["quota"].tolist() == [100] * 4


def test_preview_shows_what_publish_changes_and_writes_nothing(store):
    publish(store, {"YK": 213, "KS": 13}, APRIL)
    reading, source = summary({"YK": 244, "KS": 13, "TD": 78})
    preview = store.plan(reading, "2022", MAY).changes
    assert len(store.uploads()) == 1
    published = store.publish(reading, period="2022", as_of=MAY, who="Lan", source=source)
    assert preview.equals(store.changes(published.upload))
    assert dict(zip(preview["unit"], preview["change"], strict=True)) == {"YK": "changed", "KS": "same", "TD": "new"}
    assert valid_of(store.state("2022")) == dict(zip(preview["unit"], preview["new_valid"].tolist(), strict=True))


def test_retry_is_answered_with_what_was_published(store):
    first = publish(store, {"YK": 244})
    again = publish(store, {"YK": 244}, who="Hoa")
    assert again.already
    assert (again.upload, again.when, again.who) == (first.upload, first.when, "Lan")
    assert len(store.uploads()) == 1


def test_retry_says_that_somebody_has_published_since(store):
    publish(store, {"YK": 244})
    newer = publish(store, {"YK": 250}, who="Hoa")
    again = publish(store, {"YK": 244})
    assert again.already
    assert again.superseded_by.id == newer.upload


def test_publishing_on_an_old_preview_is_refused_with_who_and_what_differs(store):
    publish(store, {"YK": 213}, APRIL)
    token = store.token("2022")
    publish(store, {"YK": 250}, who="Hoa")
    with pytest.raises(Conflict) as refused:
        publish(store, {"YK": 244}, based_on=token)
    assert refused.value.particulars["who"] == "Hoa"
    assert "213 → 250" in refused.value.particulars["differs"]
    assert valid_of(store.state("2022")) == {"YK": 250}
    assert not publish(store, {"YK": 244}, based_on=refused.value.particulars["token"]).already


def test_retry_wins_over_an_old_preview(store):
    token = store.token("2022")
    publish(store, {"YK": 244}, based_on=token)
    assert publish(store, {"YK": 244}, based_on=token).already


def test_restoring_publishes_again_with_a_reason(store):
    first = publish(store, {"YK": 244})
    publish(store, {"YK": 250})
    restored = store.restore(first.upload, "Tệp sau nhầm cột", "Hoa")
    assert not restored.already
    assert valid_of(store.state("2022")) == {"YK": 244}
    newest = store.uploads()[0]
    assert (newest.restores, newest.reason, newest.who) == (first.upload, "Tệp sau nhầm cột", "Hoa")
    assert store.restore(first.upload, "Tệp sau nhầm cột", "Hoa").already
    assert store.source(restored.upload) == store.source(first.upload)


def test_restoring_without_a_reason_is_refused(store):
    first = publish(store, {"YK": 244})
    with pytest.raises(TallyError, match="restore-reason"):
        store.restore(first.upload, " ", "Hoa")


def test_everything_of_an_upload_comes_back(store):
    reading, source = summary({"YK": 244, "KS": 15})
    answers = Answers(sheet="Tổng hợp", aliases={"Yên khánh": "YK"})
    published = store.publish(
        reading, period="2022", as_of=MAY, who="Lan", note="gửi lại", source=source, answers=answers
    )
    number = published.upload
    assert store.database.reading(lambda c: history.reading(c, number)) == replace(reading, read_by=reader_version())
    assert store.database.reading(lambda c: history.answers(c, number)) == answers
    assert store.source(published.upload) == source
    upload = store.upload(published.upload)
    assert (upload.file, upload.note, upload.units, upload.size) == (reading.file, "gửi lại", ("KS", "YK"), len(source))
    assert upload.when == published.when


def test_figure_leads_to_its_upload_and_cell(store):
    publish(store, {"YK": 96, "KS": 13}, MARCH)
    newer = publish(store, {"KS": 15}, MAY)
    place = store.provenance("2022", "KS")
    assert (place.upload.id, place.sheet, place.cells["valid"]) == (newer.upload, "Tổng hợp", "D7")
    assert store.provenance("2022", "YK", MAY).upload.as_of == MARCH
    assert store.provenance("2022", "XX") is None


def test_compare_shows_units_that_came_and_went(store):
    publish(store, {"YK": 96}, MARCH)
    publish(store, {"YK": 244, "KS": 15}, MAY)
    march, may = (store.state("2022", day) for day in (MARCH, MAY))
    table = between(march, may, gone=True).set_index("unit")
    assert table.loc["YK", ["old_valid", "new_valid", "change"]].tolist() == [96, 244, "changed"]
    assert table.loc["KS", "change"] == "new"
    assert between(may, march, gone=True).set_index("unit").loc["KS", "change"] == "gone"


def test_quotas_taken_over_become_a_new_directory(store):
    directory = Directory(Programme("CT"), units=(Unit("YK", "Yên Khánh"),), quotas={("2022", "YK"): 450})
    reading, source = summary({"YK": 244}, quota=470)
    take = Answers(quotas="take")
    options = {"period": "2022", "as_of": MAY, "who": "Lan", "source": source, "directory": directory}
    store.publish(reading, **options)
    published = store.publish(reading, **options, answers=take)
    assert published.directory
    assert store.directory().quotas == {("2022", "YK"): 470}
    assert store.tidy("v_progress")[["name", "quota", "stands"]].values.tolist() == [["Yên Khánh", 470, 1]]
    assert store.publish(reading, **options, answers=take).already


def test_quotas_are_not_taken_over_for_a_day_before_another_directory(store):
    directory = Directory(Programme("CT"), units=(Unit("YK", "Yên Khánh"),), quotas={("2022", "YK"): 450})
    publish_directory(store, directory, MARCH)
    publish_directory(store, replace(directory, quotas={("2022", "YK"): 900}), MAY)
    reading, source = summary({"YK": 244}, quota=470)
    with pytest.raises(TallyError, match="quotas-taken-before"):
        store.publish(reading, period="2022", as_of=APRIL, who="Lan", source=source, answers=Answers(quotas="take"))
    assert store.empty()


def test_directory_is_published_like_anything_else(store):
    directory = Directory(Programme("CT"), units=(Unit("YK", "Yên Khánh"),))
    _, source = summary({"YK": 1})
    reading = Reading("danh-muc.xlsx", summary({"YK": 1})[0].sha256, "directory", None, None, (), None, ())
    published = store.publish(
        Reading(**{**vars(reading), "directory": directory}), period=None, as_of=MAY, who="Lan", source=source
    )
    assert store.directory() == directory
    assert store.upload(published.upload).period == ""
    assert store.empty()


def test_name_matched_by_a_person_is_remembered(store):
    store.remember_alias("Yên khánh", "KS", "Lan")
    store.remember_alias("Yên khánh", "YK", "Lan")
    assert store.aliases() == {"Yên khánh": "YK"}


def test_unknown_unit_is_not_published(store):
    reading, source = summary({"YK": 1})
    stranger = Reading(**{**vars(reading), "units": (type(reading.units[0])("Lạ", None, None, 1, 0),)})
    with pytest.raises(TallyError, match="store-unknown-unit"):
        store.publish(stranger, period="2022", as_of=MAY, who="Lan", source=source)


def test_reading_with_other_bytes_is_not_published(store):
    reading, _ = summary({"YK": 1})
    with pytest.raises(TallyError, match="store-other-bytes"):
        store.publish(reading, period="2022", as_of=MAY, who="Lan", source=b"khac")


def test_findings_come_back_in_their_order(store):
    published = publish(store, {"YK": 244})
    (kept,) = store.findings(published.upload)
    assert isinstance(kept, Finding)
    assert (kept.code, kept.cell, kept.particulars) == ("quota-blank", "C7", {"on": MAY})


def test_store_is_there_again_after_closing(database_url):
    first = open_store(database_url)
    publish(first, {"YK": 244})
    first.close()
    again = open_store(database_url)
    assert valid_of(again.state("2022")) == {"YK": 244}
    again.close()


def test_sample_holds_the_letters_campaign_and_takes_nothing_more():
    sample = sample_store()
    assert len(sample.dates("2022")) == 3
    state = sample.state("2022", date(2022, 5, 20))
    assert (state["valid"].sum(), state["invalid"].sum(), state["quota"].sum()) == (526, 39, 4640)
    with pytest.raises(StoreUnavailable, match="store-sample"):
        publish(sample, {"YK": 1})


def test_sample_says_what_its_files_are_read_as(tmp_path):
    runpy.run_path(str(resource("sample_data/publish.py")))["main"](tmp_path / "now.sqlite")
    now, sample = open_store(f"sqlite:///{tmp_path / 'now.sqlite'}"), sample_store()
    dated = [[(it.as_of, it.period, it.who, it.units) for it in of.uploads()] for of in (now, sample)]
    assert dated[0] == dated[1]
    for upload in now.uploads():
        readings = [of.database.reading(partial(history.reading, number=upload.id)) for of in (now, sample)]
        now_read, kept = (replace(reading, read_by="") for reading in readings)  # whichever version read the same
        assert now_read == kept, "python sample_data/publish.py"
    now.close()


def test_corrected_columns_are_remembered_for_tables_with_the_same_headings(store):
    assert store.layout("abc") == {}
    store.remember_layout("abc", {"C": "valid", "D": ""}, "Lan")
    store.remember_layout("abc", {"C": "quota"}, "Lan")
    assert store.layout("abc") == {"C": "quota"}
    assert store.layout("xyz") == {}
    store.remember_layout("abc", {}, "Lan")
    assert store.layout("abc") == {}


@pytest.mark.parametrize("token", ["", "1", "1.2.x", "1.2.3.4"])
def test_token_of_no_preview_is_refused_in_a_sentence(store, token):
    with pytest.raises(TallyError, match="store-token"):
        publish(store, {"YK": 1}, based_on=token)
    assert store.uploads() == []
