"""The game loop: events become messages, messages change the state, the state is drawn; asleep when nothing moves."""

from __future__ import annotations

import gc
from contextlib import closing
from pathlib import Path
from time import perf_counter, sleep

import pygame

from app.cli.options import Options
from app.files.preferences import Preferences, load, save
from app.messages import Advance, LookAt, Message, ResizeWindow, StepBack
from app.session.state import State
from app.shell.clock import Clock
from app.shell.exporting.exporter import Exporter, folder_beside
from app.shell.input.translator import Translator
from app.shell.keeping.keeping import Keeping
from app.shell.leaving.faults import points_kept, saving
from app.shell.leaving.onlooker import Onlooker
from app.shell.leaving.results import write_results
from app.shell.leaving.signals import Signals
from app.shell.memory import memory_errors
from app.shell.opening.ways import DROPS, WaysIn
from app.shell.startup import open_lesson, taught
from app.shell.timing import FrameRateMeter, Hint, Notice, PointerRest
from app.shell.window import SURFACE_IS_NEW, Window
from app.update.dispatcher import Dispatcher
from app.view.screen import Screen

FRAMES_PER_S = 60
LONGEST_SLEEP_S = 5.0
LONG_WAIT_S = 0.05
GARBAGE_AFTER = 50_000
"""Frames make much short-lived garbage and hardly any cycles; collecting more often would cost a frame."""


@memory_errors()
def run_window(options: Options, signals: Signals) -> int:
    """Open the window and run until it is closed; returns the exit status. Raises NoDisplay and any fault of the program."""
    preferences = load()
    keeping = Keeping(options, preferences)
    window = Window(options.size or preferences.window_size, keeping.state.look.is_fullscreen)
    try:
        return _run_in(window, options, keeping, signals)
    finally:
        window.close()
        keeping.stop()


def _run_in(window: Window, options: Options, keeping: Keeping, signals: Signals) -> int:
    state = keeping.state
    loop = Loop(state, window, signals, keeping, folder_beside(options.points_path))
    keeping.begin(loop.dispatcher.send)
    open_lesson(options, loop.dispatcher)
    onlooker = Onlooker(state, window, loop.screen)

    def points() -> Path | None:
        dataset = state.own_timeline.run.now.training_set.points
        return points_kept(dataset) if len(dataset) and dataset is not options.points else None

    def preferences() -> None:
        _remember(state, window)

    def results() -> int:
        return write_results(options, state, signals, window.surface, onlooker)

    saves = {"points": points, "preferences": preferences, "trace and picture": results}
    with saving(saves), loop.ways_in, closing(loop.exporter):
        if options.to_open is not None:
            loop.ways_in.opener.open(*options.to_open)
        loop.run()
    with saving({"points": points}):
        preferences()
        status = results()
        keeping.finish()
        return status


class Loop:
    """What happens between opening the window and closing it."""

    def __init__(
        self,
        state: State,
        window: Window,
        signals: Signals,
        keeping: Keeping | None = None,
        folder: Path | None = None,
    ) -> None:
        """``folder``: where files are saved first; None where nothing is to be saved."""
        self._state = state
        self._window = window
        self._signals = signals
        self.screen = Screen()
        self.dispatcher = taught(Dispatcher(state))
        self.dispatcher.before.append(self._announce_long_wait)
        self.ways_in = WaysIn(self.dispatcher)
        self._keeping = keeping
        if keeping is not None:
            self.dispatcher.before.append(keeping.before)
            self.dispatcher.after.append(keeping.after)
        self.exporter = Exporter(self.dispatcher, folder)
        self._translator = Translator(self.screen)
        self._clock = Clock()
        self._ticker = pygame.time.Clock()
        self._meter = FrameRateMeter()
        self._hint, self._focus_hint = Hint(), Hint()
        self._rest, self._notice = PointerRest(), Notice()
        self._had_frame_at = perf_counter()
        self._is_behind = False

    def run(self) -> None:
        """Run until somebody asks to quit."""
        self._frame()
        gc.freeze()
        gc.set_threshold(GARBAGE_AFTER, 10, 10)
        while not self._state.is_quitting:
            events = self._wait()
            if self._signals.count:
                # Input from before the signal is handled before it.
                events += [*pygame.event.get(), pygame.event.Event(pygame.QUIT)]
            self.turn(events)

    def turn(self, events: list[pygame.event.Event]) -> None:
        """One frame: handle the events, run the steps that are due, draw."""
        began = perf_counter()
        for event in self._translator.timely(events):
            self._take(event)
        for message in () if self._keeping is None else self._keeping.news():
            self.dispatcher.send(message)
        for message in self._translator.overdue(self._state, pygame.time.get_ticks()):
            self.dispatcher.send(message)
        # A frame that shows very many new points has enough to do.
        if not self.ways_in.take_news():
            self._advance(began)
        self.exporter.take_news()
        self._frame()
        self._meter.measured(perf_counter() - began, perf_counter())

    def _wait(self) -> list[pygame.event.Event]:
        """The next events: at the next frame where something moves, else when there are any."""
        if self._state.is_moving:
            self._ticker.tick(FRAMES_PER_S)
            return pygame.event.get()
        now = perf_counter()
        timed = (self._hint, self._focus_hint, self._rest, self._notice)
        due = [at for at in (each.due_at(now) for each in timed) if at is not None]
        click_ms = self._translator.waits_ms(self._state, pygame.time.get_ticks())
        if click_ms is not None:
            due.append(now + click_ms / 1000)
        sleep_s = min([LONGEST_SLEEP_S, *(max(0.001, at - now) for at in due)])
        # The library's own wait looks for events a thousand times a second; a person does not notice sixty.
        while not (events := pygame.event.get()) and not self._is_called_on() and perf_counter() < now + sleep_s:
            sleep(1 / FRAMES_PER_S)
        self._had_frame_at = perf_counter()
        return events

    def _is_called_on(self) -> bool:
        """Whether something else than an event is there to be seen to."""
        those = (self.ways_in, self.exporter, self._keeping)
        return self._signals.count > 0 or any(each is not None and each.has_news for each in those)

    def _take(self, event: pygame.event.Event) -> None:
        if event.type in SURFACE_IS_NEW:
            self.screen.forget()
        if event.type == pygame.KEYDOWN:
            for shown_by_pointer in (self._hint, self._focus_hint, self._rest):
                shown_by_pointer.key_pressed()
        if event.type in DROPS:
            self.ways_in.drop(event)
            return
        if event.type == pygame.KEYDOWN and self._is_behind and self._is_moved_by_arrows():
            self._draw()
        for message in self._translator.messages(event, self._state, pygame.time.get_ticks()):
            self.dispatcher.send(message)
            self._is_behind = True

    def _is_moved_by_arrows(self) -> bool:
        """Whether arrows move what has the focus: from where it was drawn, so of two in a frame one would be lost."""
        focused = self.screen.target_named(self._state, self._state.focus)
        return focused is not None and focused.nudge is not None

    def _announce_long_wait(self, state: State, message: Message) -> None:
        if isinstance(message, LookAt | StepBack) and self._takes_long(message):
            self._show_notice_at_once("Working that step out again …")

    def _takes_long(self, message: LookAt | StepBack) -> bool:
        """Whether so many steps have to run again that a person would notice the wait."""
        timeline = self._state.timeline
        step = message.step if isinstance(message, LookAt) else timeline.step - 1
        step = max(0, min(timeline.run.now.step, step))
        return timeline.run.steps_to_rerun(step) > self._clock.steps_within(LONG_WAIT_S)

    def _show_notice_at_once(self, text: str) -> None:
        """Show a notice before something that takes its time."""
        self.screen.notice = text
        self._window.show(self.screen.draw(self._window.surface, self._state, self._meter.frame_rate))

    def _advance(self, now: float) -> None:
        passed_s, self._had_frame_at = now - self._had_frame_at, now
        due = self._clock.steps_due(self._state, passed_s)
        if self._state.is_moving:
            began = perf_counter()
            self.dispatcher.send(Advance(due, passed_s))
            self._clock.took(due, perf_counter() - began)

    def _frame(self) -> None:
        self._window.set_fullscreen(self._state.look.is_fullscreen)
        size = self._window.surface.get_size()
        if size != self._state.window_size:
            self.dispatcher.send(ResizeWindow(*size))
        self._draw()
        if self._is_pointing_elsewhere():
            self._draw()

    def _draw(self) -> None:
        state, screen, now = self._state, self.screen, perf_counter()
        pointer = state.pointer
        target = screen.target_named(state, pointer.target)
        focused = screen.target_named(state, state.focus)
        at, is_held = (pointer.x, pointer.y), state.held is not None
        of_focus = self._focus_hint.shown(focused, state.focus, state.focus, now, is_held)
        screen.hint = self._hint.shown(target, pointer.target, at, now, is_held) or of_focus
        screen.hint_beside = focused.rect if focused is not None and screen.hint is of_focus else None
        screen.is_pointer_idle = self._rest.is_idle(pointer, now)
        screen.notice = self._notice.shown(state.notice, state.notice_count, now)
        self._window.show(screen.draw(self._window.surface, state, self._meter.frame_rate))
        self._is_behind = False
        if target is None or state.held is None:
            self._window.set_cursor(pygame.SYSTEM_CURSOR_ARROW if target is None else target.cursor)

    def _is_pointing_elsewhere(self) -> bool:
        """Whether another target is under a pointer that rests, because targets moved or the preview there changed."""
        state, pointer = self._state, self._state.pointer
        if pointer.target is None or state.held is not None:
            return False
        target = self.screen.target_named(state, pointer.target)
        if target is not None and target.hover is None and target.is_at(pointer.x, pointer.y):
            return False
        preview_line = state.preview_line
        for message in self._translator.pointing(state):
            self.dispatcher.send(message)
        return (state.pointer, state.preview_line) != (pointer, preview_line)


def _remember(state: State, window: Window) -> None:
    save(Preferences(state.own_look, window.remembered_size, state.progress, state.recent_files, state.saving_choices))
