"""Where a mutant takes effect: takes mutants, gives the lines whose tests could notice them, and puts them in place.

In a process that imported everything a function gets the changed code, and a constant its changed value in every module
that has it by name. Where that would miss something (a value used on import, a class, a default), nothing is put in
place, and the module has to be imported changed.
"""

from __future__ import annotations

import ast
import gc
import importlib.abc
import importlib.machinery
import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from mutants import Mutant

Lines = frozenset[tuple[str, int]]
Function = ast.FunctionDef | ast.Lambda


class Places:
    """The modules of some files, by absolute path."""

    def __init__(self, files: list[str]) -> None:
        self.files = files
        self.code = {file: Path(file).read_bytes() for file in files}
        self.trees = {file: ast.parse(code) for file, code in self.code.items()}
        self.functions: dict[tuple[str, str, int], list[FunctionType]] = defaultdict(list)

    def keep_functions(self) -> None:
        """Finds every function that was made of these files."""
        known = set(self.files)
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and each.__code__.co_filename in known:
                code = each.__code__
                self.functions[code.co_filename, code.co_qualname, code.co_firstlineno].append(each)

    def lines_of(self, mutant: Mutant) -> Lines:
        """Lines of which a test must run one to notice the mutant."""
        file = str(Path(mutant.file).absolute())
        if mutant.holder is not None:
            return frozenset((file, line) for line in _statement(self.trees[file], mutant.line))
        if mutant.name is None:
            return frozenset((file, line) for line in range(1, self.code[file].count(b"\n") + 2))
        names = self._made_of(file, mutant.name)
        found: set[tuple[str, int]] = set()
        for path, tree in self.trees.items():
            for node in _functions(tree):
                if names & _names(node):
                    found.update((path, line) for line in range(node.lineno, (node.end_lineno or 0) + 1))
        return frozenset(found)

    def _made_of(self, file: str, name: str) -> set[str]:
        """A constant and the constants that its module makes of it."""
        names = {name}
        for node in self.trees[file].body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and names & _names(node.value):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                names.update(ast.unparse(target) for target in targets)
        return names

    def put(self, mutant: Mutant) -> bool:
        """Puts a mutant in the place of what it changes; False where that cannot be done."""
        file = str(Path(mutant.file).absolute())
        changed = mutant.source(self.code[file])
        if mutant.holder is not None:
            return self._put_function(file, changed)
        return mutant.name is not None and self._put_constants(file, changed, self._made_of(file, mutant.name))

    def _put_function(self, file: str, changed: bytes) -> bool:
        old, new = (_by_place(compile(each, file, "exec")) for each in (self.code[file], changed))
        done = False
        for place, before in old.items():
            after = new.get(place)  # None where the mutant leaves what holds it dead
            if after is None or before == after:
                continue
            for function in self.functions[file, before.co_qualname, before.co_firstlineno]:
                if function.__code__.co_freevars != after.co_freevars:
                    return False
                function.__code__ = after
                done = True
        return done

    def _put_constants(self, file: str, changed: bytes, names: set[str]) -> bool:
        if any(names & _on_import(tree, own=path == file) for path, tree in self.trees.items()):
            return False
        module = next(each for each in _modules() if getattr(each, "__file__", None) == file)
        scope = {key: getattr(module, key) for key in ("__name__", "__package__", "__file__", "__spec__")}
        try:
            exec(compile(changed, file, "exec"), scope)
        except Exception:
            return False
        classes = any(isinstance(node, ast.ClassDef) for node in self.trees[file].body)
        if not all(_plain(scope[name], module.__name__, classes) for name in names):
            return False
        for name in names:
            value = getattr(module, name)
            for each in _modules():
                if vars(each).get(name) is value:
                    setattr(each, name, scope[name])
        return True

    def import_changed(self, mutant: Mutant) -> None:
        """From now on the module is imported with the mutant in it."""
        file = Path(mutant.file).absolute()
        name = ".".join(Path(mutant.file).with_suffix("").parts).removesuffix(".__init__")
        sys.meta_path.insert(0, _Changed(name, file, mutant.source(self.code[str(file)])))


class _Changed(importlib.abc.MetaPathFinder):
    def __init__(self, name: str, file: Path, code: bytes) -> None:
        self.name, self.file, self.code = name, file, code

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname != self.name:
            return None
        code = compile(self.code, str(self.file), "exec")

        class Loader(importlib.machinery.SourceFileLoader):
            def get_code(self, fullname: str) -> CodeType:
                return code

        folder = [str(self.file.parent)] if self.file.name == "__init__.py" else None
        loader = Loader(self.name, str(self.file))
        return importlib.util.spec_from_file_location(
            fullname, self.file, loader=loader, submodule_search_locations=folder
        )


def _modules() -> list[ModuleType]:
    return [each for name, each in list(sys.modules.items()) if name.partition(".")[0] == "tipdiff" or _of_tests(each)]


def _of_tests(module: ModuleType) -> bool:
    return "/tests/" in str(getattr(module, "__file__", None) or "")


def _by_place(module: CodeType) -> dict[tuple[str, int, int], CodeType]:
    """The functions of a module by name, line, and number among those of the same name and line."""
    found: dict[tuple[str, int, int], CodeType] = {}
    for each in _codes(module):
        number = 0
        while (each.co_qualname, each.co_firstlineno, number) in found:
            number += 1
        found[each.co_qualname, each.co_firstlineno, number] = each
    return {place: code for place, code in found.items() if place[0] != "<module>"}


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _codes(each)


def _functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def _names(node: ast.AST) -> set[str]:
    loads = (each for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute))
    return {each.id if isinstance(each, ast.Name) else each.attr for each in loads}


def _on_import(tree: ast.Module, *, own: bool) -> set[str]:
    """Names whose values a module uses while it is imported, but for constants made of constants of its own."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            parts: list[ast.AST] = [node.args, *node.decorator_list]
            for part in parts:
                found |= _names(part)
        elif isinstance(node, ast.ClassDef):
            for each in node.body:
                if isinstance(each, ast.FunctionDef):
                    found |= _names(each.args).union(*map(_names, each.decorator_list))
                else:
                    found |= _names(each)
        elif not isinstance(node, ast.Import | ast.ImportFrom) and not (
            own and isinstance(node, ast.Assign | ast.AnnAssign)
        ):
            found |= _names(node)
    return found


def _statement(tree: ast.Module, line: int) -> range:
    """Lines of the innermost statement that holds a line; of a block only its head."""
    best = range(line, line + 1)
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0):
            body = getattr(node, "body", None)
            end = body[0].lineno - 1 if body and body[0].lineno > node.lineno else node.end_lineno or 0
            if line <= end or not body:
                best = range(node.lineno, end + 1)
    return best


def _plain(value: Any, module: str, classes: bool) -> bool:
    """True for values that hold nothing of a class that the module makes anew."""
    if isinstance(value, tuple | list | set | frozenset):
        return all(_plain(each, module, classes) for each in value)
    if isinstance(value, dict):
        return all(_plain(each, module, classes) for pair in value.items() for each in pair)
    if isinstance(value, FunctionType):
        return not classes
    return isinstance(value, re.Pattern) or type(value).__module__ != module
