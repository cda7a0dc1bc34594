"""One visit of one file: read by one way, asked one set of questions, for the screen and the command line alike."""

from tally.desk.questions import MEND, NEW, Answer, Choices, Question, questions
from tally.desk.visit import Known, Visit, visit

__all__ = ["MEND", "NEW", "Answer", "Choices", "Known", "Question", "Visit", "questions", "visit"]
