export namespace faq {
	
	export class Sentence {
	    ja: string;
	    en: string;
	
	    static createFrom(source: any = {}) {
	        return new Sentence(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.ja = source["ja"];
	        this.en = source["en"];
	    }
	}

}

export namespace importer {
	
	export class Level {
	    level: number;
	    headings: number;
	
	    static createFrom(source: any = {}) {
	        return new Level(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.level = source["level"];
	        this.headings = source["headings"];
	    }
	}

}

export namespace library {
	
	export class Change {
	    id: string;
	    question: string;
	    document: string;
	    before: string;
	    state: string;
	
	    static createFrom(source: any = {}) {
	        return new Change(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.question = source["question"];
	        this.document = source["document"];
	        this.before = source["before"];
	        this.state = source["state"];
	    }
	}
	export class Briefing {
	    source: string;
	    title: string;
	    at: string;
	    added: Change[];
	    updated: Change[];
	    moved: Change[];
	    archived: Change[];
	    removed: Change[];
	    left: number;
	
	    static createFrom(source: any = {}) {
	        return new Briefing(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.source = source["source"];
	        this.title = source["title"];
	        this.at = source["at"];
	        this.added = this.convertValues(source["added"], Change);
	        this.updated = this.convertValues(source["updated"], Change);
	        this.moved = this.convertValues(source["moved"], Change);
	        this.archived = this.convertValues(source["archived"], Change);
	        this.removed = this.convertValues(source["removed"], Change);
	        this.left = source["left"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	
	export class DocumentReport {
	    path: string;
	    class: string;
	    title: string;
	    entries: number;
	    choice: string;
	    levels: importer.Level[];
	    questions: string[];
	
	    static createFrom(source: any = {}) {
	        return new DocumentReport(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.class = source["class"];
	        this.title = source["title"];
	        this.entries = source["entries"];
	        this.choice = source["choice"];
	        this.levels = this.convertValues(source["levels"], importer.Level);
	        this.questions = source["questions"];
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class DocumentView {
	    path: string;
	    title: string;
	    class: string;
	    entries: number;
	
	    static createFrom(source: any = {}) {
	        return new DocumentView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.title = source["title"];
	        this.class = source["class"];
	        this.entries = source["entries"];
	    }
	}
	export class Failure {
	    code: string;
	    message: faq.Sentence;
	
	    static createFrom(source: any = {}) {
	        return new Failure(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.code = source["code"];
	        this.message = this.convertValues(source["message"], faq.Sentence);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Hit {
	    id: string;
	    question: string;
	    category: string[];
	    tags: string[];
	    source: string;
	    document: string;
	    line: number;
	    class: string;
	    url: string;
	    date: string;
	    state: string;
	    bookmarked: boolean;
	    archived: boolean;
	    note: string;
	    tier: string;
	    score: number;
	    question_ranges: number[][];
	    excerpt: string;
	    excerpt_ranges: number[][];
	
	    static createFrom(source: any = {}) {
	        return new Hit(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.question = source["question"];
	        this.category = source["category"];
	        this.tags = source["tags"];
	        this.source = source["source"];
	        this.document = source["document"];
	        this.line = source["line"];
	        this.class = source["class"];
	        this.url = source["url"];
	        this.date = source["date"];
	        this.state = source["state"];
	        this.bookmarked = source["bookmarked"];
	        this.archived = source["archived"];
	        this.note = source["note"];
	        this.tier = source["tier"];
	        this.score = source["score"];
	        this.question_ranges = source["question_ranges"];
	        this.excerpt = source["excerpt"];
	        this.excerpt_ranges = source["excerpt_ranges"];
	    }
	}
	export class Found {
	    query: string;
	    total: number;
	    approximate: boolean;
	    took_us: number;
	    hits: Hit[];
	
	    static createFrom(source: any = {}) {
	        return new Found(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.query = source["query"];
	        this.total = source["total"];
	        this.approximate = source["approximate"];
	        this.took_us = source["took_us"];
	        this.hits = this.convertValues(source["hits"], Hit);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Heading {
	    level: number;
	    id: string;
	    text: string;
	
	    static createFrom(source: any = {}) {
	        return new Heading(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.level = source["level"];
	        this.id = source["id"];
	        this.text = source["text"];
	    }
	}
	
	export class Item {
	    id: string;
	    question: string;
	    category: string[];
	    tags: string[];
	    source: string;
	    document: string;
	    line: number;
	    class: string;
	    url: string;
	    date: string;
	    state: string;
	    bookmarked: boolean;
	    archived: boolean;
	    note: string;
	
	    static createFrom(source: any = {}) {
	        return new Item(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.question = source["question"];
	        this.category = source["category"];
	        this.tags = source["tags"];
	        this.source = source["source"];
	        this.document = source["document"];
	        this.line = source["line"];
	        this.class = source["class"];
	        this.url = source["url"];
	        this.date = source["date"];
	        this.state = source["state"];
	        this.bookmarked = source["bookmarked"];
	        this.archived = source["archived"];
	        this.note = source["note"];
	    }
	}
	export class Neighbour {
	    id: string;
	    question: string;
	
	    static createFrom(source: any = {}) {
	        return new Neighbour(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.question = source["question"];
	    }
	}
	export class TagCount {
	    tag: string;
	    count: number;
	
	    static createFrom(source: any = {}) {
	        return new TagCount(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.tag = source["tag"];
	        this.count = source["count"];
	    }
	}
	export class SourceView {
	    id: string;
	    title: string;
	    kind: string;
	    location: string;
	    refreshed: string;
	    removed: boolean;
	    managed: boolean;
	    entries: number;
	    archived: number;
	    unread: number;
	    documents: DocumentView[];
	
	    static createFrom(source: any = {}) {
	        return new SourceView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.kind = source["kind"];
	        this.location = source["location"];
	        this.refreshed = source["refreshed"];
	        this.removed = source["removed"];
	        this.managed = source["managed"];
	        this.entries = source["entries"];
	        this.archived = source["archived"];
	        this.unread = source["unread"];
	        this.documents = this.convertValues(source["documents"], DocumentView);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Overview {
	    entries: number;
	    unread: number;
	    updated: number;
	    bookmarked: number;
	    archived: number;
	    sources: SourceView[];
	    tags: TagCount[];
	
	    static createFrom(source: any = {}) {
	        return new Overview(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.entries = source["entries"];
	        this.unread = source["unread"];
	        this.updated = source["updated"];
	        this.bookmarked = source["bookmarked"];
	        this.archived = source["archived"];
	        this.sources = this.convertValues(source["sources"], SourceView);
	        this.tags = this.convertValues(source["tags"], TagCount);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Page {
	    id: string;
	    question: string;
	    category: string[];
	    tags: string[];
	    source: string;
	    document: string;
	    line: number;
	    class: string;
	    url: string;
	    date: string;
	    state: string;
	    bookmarked: boolean;
	    archived: boolean;
	    note: string;
	    sourceTitle: string;
	    documentTitle: string;
	    html: string;
	    outline: Heading[];
	    previous?: Neighbour;
	    next?: Neighbour;
	    position: number;
	    count: number;
	    earlierHtml: string;
	    diffHtml: string;
	    updated: boolean;
	    place: string;
	    truncated: boolean;
	    notice?: Failure;
	
	    static createFrom(source: any = {}) {
	        return new Page(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.question = source["question"];
	        this.category = source["category"];
	        this.tags = source["tags"];
	        this.source = source["source"];
	        this.document = source["document"];
	        this.line = source["line"];
	        this.class = source["class"];
	        this.url = source["url"];
	        this.date = source["date"];
	        this.state = source["state"];
	        this.bookmarked = source["bookmarked"];
	        this.archived = source["archived"];
	        this.note = source["note"];
	        this.sourceTitle = source["sourceTitle"];
	        this.documentTitle = source["documentTitle"];
	        this.html = source["html"];
	        this.outline = this.convertValues(source["outline"], Heading);
	        this.previous = this.convertValues(source["previous"], Neighbour);
	        this.next = this.convertValues(source["next"], Neighbour);
	        this.position = source["position"];
	        this.count = source["count"];
	        this.earlierHtml = source["earlierHtml"];
	        this.diffHtml = source["diffHtml"];
	        this.updated = source["updated"];
	        this.place = source["place"];
	        this.truncated = source["truncated"];
	        this.notice = this.convertValues(source["notice"], Failure);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Problem {
	    path: string;
	    line: number;
	    code: string;
	    message: faq.Sentence;
	
	    static createFrom(source: any = {}) {
	        return new Problem(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.path = source["path"];
	        this.line = source["line"];
	        this.code = source["code"];
	        this.message = this.convertValues(source["message"], faq.Sentence);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Report {
	    id: string;
	    title: string;
	    kind: string;
	    location: string;
	    documents: DocumentReport[];
	    added: number;
	    updated: number;
	    unchanged: number;
	    moved: number;
	    archived: number;
	    removed: number;
	    skipped: Problem[];
	    warnings: Problem[];
	    failure?: Failure;
	
	    static createFrom(source: any = {}) {
	        return new Report(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.id = source["id"];
	        this.title = source["title"];
	        this.kind = source["kind"];
	        this.location = source["location"];
	        this.documents = this.convertValues(source["documents"], DocumentReport);
	        this.added = source["added"];
	        this.updated = source["updated"];
	        this.unchanged = source["unchanged"];
	        this.moved = source["moved"];
	        this.archived = source["archived"];
	        this.removed = source["removed"];
	        this.skipped = this.convertValues(source["skipped"], Problem);
	        this.warnings = this.convertValues(source["warnings"], Problem);
	        this.failure = this.convertValues(source["failure"], Failure);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}
	export class Selection {
	    source: string;
	    is: string;
	    tag: string;
	    document: string;
	    archived: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Selection(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.source = source["source"];
	        this.is = source["is"];
	        this.tag = source["tag"];
	        this.document = source["document"];
	        this.archived = source["archived"];
	    }
	}
	export class Settings {
	    language: string;
	    theme: string;
	    textSize: number;
	    watch: boolean;
	    welcomed: boolean;
	
	    static createFrom(source: any = {}) {
	        return new Settings(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.language = source["language"];
	        this.theme = source["theme"];
	        this.textSize = source["textSize"];
	        this.watch = source["watch"];
	        this.welcomed = source["welcomed"];
	    }
	}
	

}

export namespace main {
	
	export class FirstView {
	    version: string;
	    libraryPath: string;
	    notice?: library.Failure;
	    settings: library.Settings;
	    overview: library.Overview;
	    found: library.Found;
	
	    static createFrom(source: any = {}) {
	        return new FirstView(source);
	    }
	
	    constructor(source: any = {}) {
	        if ('string' === typeof source) source = JSON.parse(source);
	        this.version = source["version"];
	        this.libraryPath = source["libraryPath"];
	        this.notice = this.convertValues(source["notice"], library.Failure);
	        this.settings = this.convertValues(source["settings"], library.Settings);
	        this.overview = this.convertValues(source["overview"], library.Overview);
	        this.found = this.convertValues(source["found"], library.Found);
	    }
	
		convertValues(a: any, classs: any, asMap: boolean = false): any {
		    if (!a) {
		        return a;
		    }
		    if (a.slice && a.map) {
		        return (a as any[]).map(elem => this.convertValues(elem, classs));
		    } else if ("object" === typeof a) {
		        if (asMap) {
		            for (const key of Object.keys(a)) {
		                a[key] = new classs(a[key]);
		            }
		            return a;
		        }
		        return new classs(a);
		    }
		    return a;
		}
	}

}

