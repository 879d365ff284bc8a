"""What is asked to be saved: one thing after another. Whoever watches the messages does it, and reports how far that is."""

from __future__ import annotations

from dataclasses import replace

from app.messages import (
    CancelSaving,
    CopyPicture,
    MarkSpan,
    Quit,
    SaveAnimation,
    SavePicture,
    SavePoints,
    SaveTrace,
    SavingEnded,
    SavingProgressed,
    SetFrameCount,
    SetPicturePart,
    SetPictureScale,
)
from app.plots.numerals import count, counted
from app.session.files.saving import (
    AnimationFile,
    CopiedPicture,
    Export,
    PictureFile,
    PointsFile,
    Saving,
    SpanBegin,
    TraceFile,
    named,
    why_too_large,
)
from app.session.state import State
from app.update.handlers import handles, notify


def _begin(state: State, export: Export, why_not: str) -> None:
    now = state.saving
    if now is not None and now.is_full:
        notify(state, f"{counted(1 + len(now.waiting), 'thing')} are being saved; Esc cancels them")
    elif why_not:
        notify(state, f"Not saved: {why_not}", is_failure=True)
    else:
        state.savings += 1
        asked = Saving(state.savings, export)
        state.saving = asked if now is None else replace(now, waiting=(*now.waiting, asked))


@handles(SavePicture)
def _save_picture(state: State, message: SavePicture) -> None:
    chosen = state.saving_choices
    too_large = why_too_large(state.window_size, chosen.scale)
    _begin(state, PictureFile(chosen.part, chosen.scale), too_large)


@handles(CopyPicture)
def _copy_picture(state: State, message: CopyPicture) -> None:
    chosen = state.saving_choices
    too_large = why_too_large(state.window_size, chosen.scale)
    _begin(state, CopiedPicture(chosen.part, chosen.scale), too_large)


@handles(SaveAnimation)
def _save_animation(state: State, message: SaveAnimation) -> None:
    first, last = state.span
    why_not = "" if last > first else "no step has run yet"
    _begin(state, AnimationFile(message.format, first, last, state.saving_choices.frames), why_not)


@handles(SavePoints)
def _save_points(state: State, message: SavePoints) -> None:
    _begin(state, PointsFile(), "" if len(state.points) else "there are no points yet")


@handles(SaveTrace)
def _save_trace(state: State, message: SaveTrace) -> None:
    _begin(state, TraceFile(), "" if state.timeline.run.now.step else "no step has run yet")


@handles(SetPicturePart)
def _set_picture_part(state: State, message: SetPicturePart) -> None:
    state.saving_choices = replace(state.saving_choices, part=message.part)


@handles(SetPictureScale)
def _set_picture_scale(state: State, message: SetPictureScale) -> None:
    state.saving_choices = replace(state.saving_choices, scale=message.scale)


@handles(SetFrameCount)
def _set_frame_count(state: State, message: SetFrameCount) -> None:
    state.saving_choices = replace(state.saving_choices, frames=message.frames)


@handles(MarkSpan)
def _mark_span(state: State, message: MarkSpan) -> None:
    begin = SpanBegin(state.timeline.place.run_number, state.timeline.step)
    if begin == state.span_begin:
        state.span_begin = None
        notify(state, "An animation shows the whole run")
    else:
        state.span_begin = begin
        notify(state, f"An animation begins at step {count(begin.step)} and goes on to the step looked at then")


@handles(SavingProgressed)
def _saving_progressed(state: State, message: SavingProgressed) -> None:
    saving = state.saving
    if saving is not None and saving.number == message.number:
        state.saving = replace(saving, share=max(0.0, min(1.0, message.share)))


@handles(SavingEnded)
def _saving_ended(state: State, message: SavingEnded) -> None:
    now = state.saving
    if now is None:
        return
    quits_after = now.quits_after and not message.is_failure
    if now.number == message.number and not now.waiting:
        state.saving, state.is_quitting = None, state.is_quitting or quits_after
    elif now.number == message.number:
        state.saving = replace(now.waiting[0], waiting=now.waiting[1:], told=message.told, quits_after=quits_after)
    elif any(each.number == message.number for each in now.waiting):
        waiting = tuple(each for each in now.waiting if each.number != message.number)
        state.saving = replace(now, waiting=waiting, quits_after=quits_after)
    else:
        return
    if message.told:
        notify(state, message.told, message.is_failure)


@handles(Quit)
def _quit(state: State, message: Quit) -> None:
    """What is being saved would be lost: the program quits after it, or at once where it is asked again."""
    now = state.saving
    if now is None or now.quits_after:
        state.is_quitting = True
        return
    state.saving = replace(now, quits_after=True)
    what = counted(1 + len(now.waiting), "thing") if now.waiting else named(now.export)
    notify(state, f"Quits after saving {what}. Quit again to leave at once; Esc cancels both")


@handles(CancelSaving)
def _cancel_saving(state: State, message: CancelSaving) -> None:
    cancel_saving(state)


def cancel_saving(state: State) -> None:
    """Give up what is being saved, and what waits for that."""
    if state.saving is not None:
        told, state.saving = state.saving.told, None
        notify(state, f"{told}; the rest was cancelled" if told else "Cancelled: nothing was saved")
