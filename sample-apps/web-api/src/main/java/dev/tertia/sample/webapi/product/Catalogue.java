/*
 * Copyright 2026 the Tertia authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package dev.tertia.sample.webapi.product;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;

import reactor.core.publisher.Mono;

/** Reads and changes products, and tells the subscribers about each change once it is stored. */
@Service
final class Catalogue {

    private final ProductRepository products;
    private final ProductChanges changes;

    private final CachedLists lists;

    Catalogue(ProductRepository products, ProductChanges changes, CachedLists lists) {
        this.products = products;
        this.changes = changes;
        this.lists = lists;
    }

    Mono<ProductPage> page(int page, int size) {
        // By id, because it is unique and never changes: no product shows up on two pages.
        PageRequest request = PageRequest.of(page, size, Sort.by("id"));
        return Mono.zip(
                products.findAllBy(request).collectList(),
                products.count(),
                (items, total) -> new ProductPage(items, page, size, total));
    }

    Mono<Product> find(long id) {
        return products.findById(id).switchIfEmpty(Mono.error(() -> ProductProblems.notFound(id)));
    }

    Mono<Product> create(ProductRequest request) {
        return store(request.asNew()).doOnNext(lists::forget).doOnNext(changes::created);
    }

    Mono<Product> update(long id, IfMatch condition, ProductRequest request) {
        return findMatching(id, condition)
                .map(request::appliedTo)
                .flatMap(this::store)
                .doOnNext(lists::forget)
                .doOnNext(changes::updated);
    }

    Mono<Void> delete(long id, IfMatch condition) {
        return findMatching(id, condition)
                .filterWhen(product ->
                        products.deleteByIdAndVersion(id, product.version()).map(rows -> rows > 0))
                .switchIfEmpty(Mono.error(() -> ProductProblems.versionStale(id)))
                .doOnNext(lists::forget)
                .doOnNext(changes::deleted)
                .then();
    }

    private Mono<Product> findMatching(long id, IfMatch condition) {
        return find(id).filter(condition::accepts)
                .switchIfEmpty(Mono.error(() -> ProductProblems.versionStale(id)));
    }

    private Mono<Product> store(Product product) {
        return products.save(product)
                .onErrorMap(
                        DuplicateKeyException.class, _ -> ProductProblems.skuTaken(product.sku()))
                // Somebody was quicker between the read and the write.
                .onErrorMap(
                        OptimisticLockingFailureException.class,
                        _ -> ProductProblems.versionStale(product.id()));
    }
}
