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
package dev.tertia.autoconfigure.http;

import dev.tertia.http.auth.apikey.ApiKey;
import dev.tertia.http.auth.apikey.ApiKeyDigest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads keys as they are written in the configuration. */
final class ApiKeyFile {

    static final DataSize MAX_SIZE = DataSize.ofMegabytes(8);

    private static final Bindable<Map<String, AuthProperties.Key>> KEYS =
            Bindable.mapOf(String.class, AuthProperties.Key.class);

    private ApiKeyFile() {}

    static List<ApiKey> read(@Nullable String name, byte[] content) {
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        load(name, content)
                .forEach(source -> ConfigurationPropertySources.from(source).forEach(sources::add));
        return keys(new Binder(sources).bind("keys", KEYS).orElseThrow(() -> noKeys(name)));
    }

    /** A file that is being written is empty for a moment: no reason to lock everybody out. */
    private static IllegalArgumentException noKeys(@Nullable String name) {
        return new IllegalArgumentException(
                "The file %s has nothing below 'keys': put at least one key there".formatted(name));
    }

    private static List<PropertySource<?>> load(@Nullable String name, byte[] content) {
        try {
            return loader(name).load("API keys", new ByteArrayResource(content));
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static PropertySourceLoader loader(@Nullable String name) {
        String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
        return lower.endsWith(".properties")
                ? new PropertiesPropertySourceLoader()
                : new YamlPropertySourceLoader();
    }

    static List<ApiKey> keys(Map<String, AuthProperties.Key> configured) {
        List<ApiKey> keys = new ArrayList<>();
        configured.forEach((name, key) -> keys.add(key(name, key)));
        return keys;
    }

    @SuppressWarnings("NullAway") // Binding leaves null what is not set.
    private static ApiKey key(String name, AuthProperties.Key key) {
        if (key.client() == null || key.hash() == null) {
            throw new IllegalArgumentException(
                    "The API key '" + name + "' needs a 'client' and a 'hash'");
        }
        try {
            return new ApiKey(
                    name,
                    key.client(),
                    ApiKeyDigest.parse(key.hash()),
                    key.scopes(),
                    key.expires());
        } catch (IllegalArgumentException ex) {
            throw new IllegalArgumentException(
                    "The API key '" + name + "': " + ex.getMessage(), ex);
        }
    }
}
